-- What all workloads share: the token, the ids to choose from, and one line of figures at the end.
base = os.getenv("BENCH_PATH")
headers = { ["Authorization"] = "Bearer " .. (os.getenv("BENCH_TOKEN") or ""), ["Content-Type"] = "application/scim+json" }

function lines(name)
  local all = {}
  for line in io.lines(os.getenv(name)) do all[#all + 1] = line end
  return all
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("BENCH %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
