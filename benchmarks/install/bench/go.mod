// SPDX-License-Identifier: Apache-2.0
module io.odpf.optimus/benchmarks/install/bench

go 1.22
