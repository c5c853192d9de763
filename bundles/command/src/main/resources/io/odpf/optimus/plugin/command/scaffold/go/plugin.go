package main

@if cli@
import (
	"errors"
	"strings"
)

@end@
const (
	name        = "@NAME@"
	description = "What @NAME@ does, in a few words"
	image       = "registry.example.com/optimus-@TYPE@-@NAME@-executor"
)

// Set when a release is built.
var version = "0.1.0"

// Plugin answers the calls of Optimus. Calls come concurrently and may be repeated.
type Plugin struct{}

// Info describes the plugin.
func (Plugin) Info() Info {
	return Info{
		Name:        name,
		Description: description,
		Type:        "PLUGIN_TYPE_@TYPE_UPPER@",
@if hook@
		HookType:    "HOOK_TYPE_POST",
@end@
		Version:     version,
		APIVersions: []string{"1"},
		Image:       image + ":" + version,
	}
}
@if cli@

// Questions are asked when a job is created.
func (Plugin) Questions(job string) []Question {
	return []Question{
		{Name: "Start", Prompt: "Start of the range", Help: "a date, or a macro", Default: "{{.DSTART}}"},
		{Name: "End", Prompt: "End of the range", Help: "a date, or a macro", Default: "{{.DEND}}"},
	}
}

// Validate returns why an answer is refused, or nil.
func (Plugin) Validate(question, answer string) error {
	if strings.TrimSpace(answer) == "" {
		return errors.New("a date is needed, or a macro such as {{.DSTART}}")
	}
	return nil
}

// DefaultConfig derives the job's configuration from the answers.
func (Plugin) DefaultConfig(answers map[string]string) []Pair {
	return []Pair{
		{Name: "RANGE_START", Value: answers["Start"]},
		{Name: "RANGE_END", Value: answers["End"]},
	}
}

// DefaultAssets derives the job's files from the answers.
func (Plugin) DefaultAssets(answers map[string]string) []Pair {
	return nil
}

// CompileAssets returns the files of one run.
func (Plugin) CompileAssets(config map[string]string, assets []Pair) []Pair {
	return assets
}
@end@
@if dependencyresolver@

// Destination returns what the job writes to, and the kind of its store. A job that is checked may
// have no configuration yet.
func (Plugin) Destination(config map[string]string, assets []Pair) (string, string, error) {
	return config["DESTINATION"], "", nil
}

// Dependencies returns what the job reads, named as Destination names it.
func (Plugin) Dependencies(config map[string]string, assets []Pair) ([]string, error) {
	if source := config["SOURCE"]; source != "" {
		return []string{source}, nil
	}
	return nil, nil
}
@end@
