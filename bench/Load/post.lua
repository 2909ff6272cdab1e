dofile(os.getenv("BENCH_LUA") .. "/common.lua")
local file = io.open(os.getenv("BENCH_USER"))
local user = file:read("*a"):gsub("%%", "%%%%"):gsub("@", "%%s")
file:close()
local run = os.getenv("BENCH_RUN")
local n = 0
request = function()
  n = n + 1
  local name = string.format("%s-%d@example.com", run, n)
  return wrk.format("POST", base .. "/Users", headers, string.format(user, name, name, name, name))
end
