dofile(os.getenv("BENCH_LUA") .. "/common.lua")
local count = tonumber(os.getenv("BENCH_MEMBERS"))
request = function()
  local name = string.format("user%07d@example.com", math.random(count) - 1)
  return wrk.format("GET", base .. "/Users?filter=userName%20eq%20%22" .. name .. "%22", headers)
end
