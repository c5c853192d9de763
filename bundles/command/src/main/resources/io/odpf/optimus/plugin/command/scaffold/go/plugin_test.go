package main

import "testing"

func TestPluginDescribesItself(t *testing.T) {
	info := Plugin{}.Info()
	if info.Name != name || info.Version == "" || info.Image == "" {
		t.Errorf("%+v", info)
	}
}
@if cli@

func TestPluginAcceptsItsDefaults(t *testing.T) {
	for _, question := range (Plugin{}).Questions("job") {
		if err := (Plugin{}).Validate(question.Name, question.Default); err != nil {
			t.Errorf("%s: %v", question.Name, err)
		}
	}
	if err := (Plugin{}).Validate("Start", " "); err == nil {
		t.Error("a blank answer was accepted")
	}
}
@end@
