// SPDX-License-Identifier: Apache-2.0

package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
)

const (
	binarySize = 25 << 20
	// So many random bytes in each page make every binary its own and bring it to about 9 MB packed.
	pageSize   = 4 << 10
	randomPart = 128
)

func archiveName(i int) string {
	if i%2 == 0 {
		return fmt.Sprintf("p%03d.tar.gz", i)
	}
	return fmt.Sprintf("p%03d.zip", i)
}

func binaryName(i int) string {
	return fmt.Sprintf("optimus-p%03d_%s_%s", i, runtime.GOOS, runtime.GOARCH)
}

// makeArchives writes count archives, tar.gz and zip by turns, each of one executable of 25 MB made
// of a real one's code. Those that are there already stay.
func makeArchives(directory, executable string, count int) error {
	code, err := os.ReadFile(executable)
	if err != nil {
		return err
	}
	var next atomic.Int64
	errs := make(chan error, runtime.NumCPU())
	var group sync.WaitGroup
	for range runtime.NumCPU() {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := int(next.Add(1)) - 1; i < count; i = int(next.Add(1)) - 1 {
				if err := makeArchive(directory, code, i); err != nil {
					errs <- err
					return
				}
			}
		}()
	}
	group.Wait()
	close(errs)
	return <-errs
}

func makeArchive(directory string, code []byte, i int) error {
	target := filepath.Join(directory, archiveName(i))
	if _, err := os.Stat(target); err == nil {
		return nil
	}
	file, err := os.Create(target + ".part")
	if err != nil {
		return err
	}
	defer file.Close()
	binary := payload(code, i)
	if i%2 == 0 {
		err = writeTarGz(file, binaryName(i), binary)
	} else {
		err = writeZip(file, binaryName(i), binary)
	}
	if err != nil {
		return err
	}
	return os.Rename(target+".part", target)
}

// payload repeats the code, whose headers stay as they are, up to the size wanted.
func payload(code []byte, seed int) []byte {
	binary := make([]byte, 0, binarySize)
	for len(binary) < binarySize {
		binary = append(binary, code[:min(len(code), binarySize-len(binary))]...)
	}
	random := rand.New(rand.NewSource(int64(seed)))
	for at := 4 * pageSize; at+pageSize < len(binary); at += pageSize {
		random.Read(binary[at : at+randomPart])
	}
	return binary
}

func writeTarGz(out io.Writer, name string, content []byte) error {
	packed := gzip.NewWriter(out)
	archive := tar.NewWriter(packed)
	header := &tar.Header{Name: name, Mode: 0o755, Size: int64(len(content)), Typeflag: tar.TypeReg}
	if err := archive.WriteHeader(header); err != nil {
		return err
	}
	if _, err := archive.Write(content); err != nil {
		return err
	}
	if err := archive.Close(); err != nil {
		return err
	}
	return packed.Close()
}

func writeZip(out io.Writer, name string, content []byte) error {
	archive := zip.NewWriter(out)
	header := &zip.FileHeader{Name: name, Method: zip.Deflate}
	header.SetMode(0o755)
	entry, err := archive.CreateHeader(header)
	if err != nil {
		return err
	}
	if _, err := entry.Write(content); err != nil {
		return err
	}
	return archive.Close()
}
