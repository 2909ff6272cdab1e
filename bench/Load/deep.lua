dofile(os.getenv("BENCH_LUA") .. "/common.lua")
local start = tonumber(os.getenv("BENCH_MEMBERS")) - 99
request = function() return wrk.format("GET", base .. "/Users?startIndex=" .. start .. "&count=100", headers) end
