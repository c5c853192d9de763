// SPDX-License-Identifier: Apache-2.0

package main

// The unit of ru_maxrss.
const rssUnit = 1
