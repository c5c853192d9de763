module io.odpf.optimus/benchmarks/supervisor/contest

go 1.24
