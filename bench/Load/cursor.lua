dofile(os.getenv("BENCH_LUA") .. "/common.lua")
local cursor = os.getenv("BENCH_CURSOR")
request = function() return wrk.format("GET", base .. "/Users?cursor=" .. cursor .. "&count=100", headers) end
