// SPDX-License-Identifier: Apache-2.0

// Package proto has the .proto files, for test plugins in Go: they read them at run time, so that
// no generated code is kept beside them.
package proto

import (
	"embed"
	"io/fs"
)

//go:embed src/main/protobuf
var tree embed.FS

// Sources returns the files, with the names by which they import each other.
func Sources() fs.FS {
	files, err := fs.Sub(tree, "src/main/protobuf")
	if err != nil {
		panic(err)
	}
	return files
}
