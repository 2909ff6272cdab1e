dofile(os.getenv("BENCH_LUA") .. "/common.lua")
local ids = lines("BENCH_IDS")
request = function() return wrk.format("GET", base .. "/Users/" .. ids[math.random(#ids)], headers) end
