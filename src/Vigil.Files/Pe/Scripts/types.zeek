##! What scripts can know of Pe traffic before any policy is loaded.

module PE;

export {
	type DOSHeader: record {
		signature: string;
		used_bytes_in_last_page: count;
		file_in_pages: count;
		num_reloc_items: count;
		header_in_paragraphs: count;
		min_extra_paragraphs: count;
		max_extra_paragraphs: count;
		init_relative_ss: count;
		init_sp: count;
		checksum: count;
		init_ip: count;
		init_relative_cs: count;
		addr_of_reloc_table: count;
		overlay_num: count;
		oem_id: count;
		oem_info: count;
		addr_of_new_exe_header: count;
	};

	type FileHeader: record {
		machine: count;
		ts: time;
		sym_table_ptr: count;
		num_syms: count;
		optional_header_size: count;
		characteristics: set[count];
	};

	type OptionalHeader: record {
		magic: count;
		major_linker_version: count;
		minor_linker_version: count;
		size_of_code: count;
		size_of_init_data: count;
		size_of_uninit_data: count;
		addr_of_entry_point: count;
		base_of_code: count;
		base_of_data: count &optional;
		image_base: count;
		section_alignment: count;
		file_alignment: count;
		os_version_major: count;
		os_version_minor: count;
		major_image_version: count;
		minor_image_version: count;
		major_subsys_version: count;
		minor_subsys_version: count;
		size_of_image: count;
		size_of_headers: count;
		checksum: count;
		subsystem: count;
		dll_characteristics: set[count];
		table_sizes: vector of count;
	};

	type SectionHeader: record {
		name: string;
		virtual_size: count;
		virtual_addr: count;
		size_of_raw_data: count;
		ptr_to_raw_data: count;
		ptr_to_relocs: count;
		ptr_to_line_nums: count;
		num_of_relocs: count;
		num_of_line_nums: count;
		characteristics: set[count];
	};
}
