@load ./api
@load ./control
