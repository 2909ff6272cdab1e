-- What all workloads share: the token, the ids to choose from, and one line of figures at the end.
base = os.getenv("BENCH_PATH")
headers = { ["Authorization"] = "Bearer " .. (os.getenv("BENCH_TOKEN") or ""), ["Content-Type"] = "application/scim+json" }
-- Numbers differ from run to run, but are the same in all runs of one kind.
math.randomseed(tonumber((os.getenv("BENCH_RUN") or "run0"):sub(4)))

function lines(name)
  local all = {}
  for line in io.lines(os.getenv(name)) do all[#all + 1] = line end
  return all
end

function text(name)
  local file = io.open(os.getenv(name))
  local all = file:read("*a")
  file:close()
  return all
end

-- A function that puts a name at each @.
function template(whole)
  local parts = {}
  for part in (whole .. "@"):gmatch("([^@]*)@") do parts[#parts + 1] = part end
  return function(name) return table.concat(parts, name) end
end

local threads = {}
function setup(thread) threads[#threads + 1] = thread end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  for _, thread in ipairs(threads) do failed = failed + (thread:get("failed") or 0) end
  io.write(string.format("BENCH %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), failed, summary.bytes))
end
