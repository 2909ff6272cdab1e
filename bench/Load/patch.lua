dofile(os.getenv("BENCH_LUA") .. "/common.lua")
local ids = lines("BENCH_IDS")
local template = '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"active","value":%s}]}'
-- Each person is switched off and on in turn, so that no request finds the work done.
local active = {}
request = function()
  local n = math.random(#ids)
  active[n] = not (active[n] == nil or active[n])
  return wrk.format("PATCH", base .. "/Users/" .. ids[n], headers, string.format(template, tostring(active[n])))
end
