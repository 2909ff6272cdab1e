dofile(os.getenv("BENCH_LUA") .. "/common.lua")
request = function() return wrk.format("GET", base .. "/Users?startIndex=1&count=100", headers) end
