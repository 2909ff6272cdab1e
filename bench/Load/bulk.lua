dofile(os.getenv("BENCH_LUA") .. "/common.lua")
local user = template(text("BENCH_USER"))
local run, operations = os.getenv("BENCH_RUN"), tonumber(os.getenv("BENCH_OPERATIONS"))
local n = 0
failed = 0
request = function()
  local all = {}
  for at = 1, operations do
    n = n + 1
    all[at] = '{"method":"POST","path":"/Users","bulkId":"' .. at .. '","data":' .. user("b" .. run .. "-" .. n .. "@example.com") .. "}"
  end
  return wrk.format("POST", base .. "/Bulk", headers,
    '{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[' .. table.concat(all, ",") .. "]}")
end
-- An operation can fail in an answer that is 200.
response = function(status, _, body)
  local _, created = body:gsub('"status":"?201', "")
  if status < 400 then failed = failed + operations - created end
end
