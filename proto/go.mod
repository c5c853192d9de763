// SPDX-License-Identifier: Apache-2.0
module io.odpf.optimus/proto

go 1.21
