// SPDX-License-Identifier: Apache-2.0
module io.odpf.optimus/benchmarks/fleet

go 1.26
