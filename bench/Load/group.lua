dofile(os.getenv("BENCH_LUA") .. "/common.lua")
local path = base .. "/Groups/" .. os.getenv("BENCH_GROUP")
request = function() return wrk.format("GET", path, headers) end
