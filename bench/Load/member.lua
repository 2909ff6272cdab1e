-- One member comes, and one that came before it goes: far enough before it to have arrived on whatever connection.
dofile(os.getenv("BENCH_LUA") .. "/common.lua")
local people = lines("BENCH_NEWCOMERS")
local path = base .. "/Groups/" .. os.getenv("BENCH_GROUP")
local lag = 64
local n = 0
local function patch(operation)
  return wrk.format("PATCH", path, headers, '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[' .. operation .. "]}")
end
local function person(at) return people[at % #people + 1] end
local leaves = false
request = function()
  if leaves then
    leaves = false
    return patch('{"op":"remove","path":"members[value eq \\"' .. person(n - lag) .. '\\"]"}')
  end
  n = n + 1
  leaves = n > lag
  return patch('{"op":"add","path":"members","value":[{"value":"' .. person(n) .. '"}]}')
end
