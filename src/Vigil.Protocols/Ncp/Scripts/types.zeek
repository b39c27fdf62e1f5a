##! What scripts can know of Ncp traffic before any policy is loaded.

module NCP;

export {
	const max_frame_size: count = 65536 &redef;
}
