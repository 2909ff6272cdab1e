dofile(os.getenv("BENCH_LUA") .. "/common.lua")
local user = template(text("BENCH_USER"))
local run = os.getenv("BENCH_RUN")
local n = 0
request = function()
  n = n + 1
  return wrk.format("POST", base .. "/Users", headers, user(run .. "-" .. n .. "@example.com"))
end
