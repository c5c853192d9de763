package main

// Serves the plugin by go-plugin. Nothing in here is specific to it.

import (
	"context"
	_ "embed"
	"encoding/json"
	"strings"

	"github.com/bufbuild/protocompile"
	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"
)

//go:embed plugin.proto
var contract string

// Info is the plugin's description of itself.
type Info struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Type        string   `json:"plugin_type"`
	HookType    string   `json:"hook_type,omitempty"`
	Mods        []string `json:"plugin_mods"`
	Version     string   `json:"plugin_version"`
	APIVersions []string `json:"api_version"`
	Image       string   `json:"image"`
	DependsOn   []string `json:"depends_on,omitempty"`
	SecretPath  string   `json:"secret_path,omitempty"`
}

// Question is asked when a job is created; with choices, the answer is one of them.
type Question struct {
	Name         string         `json:"name"`
	Prompt       string         `json:"prompt"`
	Help         string         `json:"help,omitempty"`
	Default      string         `json:"default,omitempty"`
	Choices      []string       `json:"multiselect,omitempty"`
	SubQuestions []SubQuestions `json:"sub_questions,omitempty"`
}

// SubQuestions follow one answer.
type SubQuestions struct {
	IfValue   string     `json:"if_value"`
	Questions []Question `json:"questions"`
}

// Pair is a setting or a file.
type Pair struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type answer struct {
	Question Question `json:"question"`
	Value    string   `json:"value"`
}

type pairs struct {
	Configs []Pair `json:"configs"`
	Assets  []Pair `json:"assets"`
}

// A request of any call; hosts leave out what they do not have.
type request struct {
	JobName string   `json:"job_name"`
	Answer  answer   `json:"answer"`
	Answers []answer `json:"answers"`
	Config  pairs    `json:"config"`
	Configs pairs    `json:"configs"`
	Assets  pairs    `json:"assets"`
}

type object map[string]any

func byName(list []Pair) map[string]string {
	values := map[string]string{}
	for _, pair := range list {
		values[pair.Name] = pair.Value
	}
	return values
}
@if cli@

func byQuestion(list []answer) map[string]string {
	values := map[string]string{}
	for _, each := range list {
		values[each.Question.Name] = each.Value
	}
	return values
}
@end@

var services = []string{
	"BaseService",
@if cli@
	"CLIModService",
@end@
@if dependencyresolver@
	"DependencyResolverModService",
@end@
}

func call(method string, r request) (any, error) {
	switch method {
	case "PluginInfo":
		info := Plugin{}.Info()
		info.Mods = []string{
@if cli@
			"PLUGIN_MOD_CLI",
@end@
@if dependencyresolver@
			"PLUGIN_MOD_DEPENDENCYRESOLVER",
@end@
		}
		return info, nil
@if cli@
	case "GetQuestions":
		return object{"questions": Plugin{}.Questions(r.JobName)}, nil
	case "ValidateQuestion":
		if err := (Plugin{}).Validate(r.Answer.Question.Name, r.Answer.Value); err != nil {
			return object{"error": err.Error()}, nil
		}
		return object{"success": true}, nil
	case "DefaultConfig":
		return object{"config": object{"configs": Plugin{}.DefaultConfig(byQuestion(r.Answers))}}, nil
	case "DefaultAssets":
		return object{"assets": object{"assets": Plugin{}.DefaultAssets(byQuestion(r.Answers))}}, nil
	case "CompileAssets":
		compiled := Plugin{}.CompileAssets(byName(r.Configs.Configs), r.Assets.Assets)
		return object{"assets": object{"assets": compiled}}, nil
@end@
@if dependencyresolver@
	case "GenerateDestination":
		destination, kind, err := Plugin{}.Destination(byName(r.Config.Configs), r.Assets.Assets)
		return object{"destination": destination, "destination_type": kind}, err
	case "GenerateDependencies":
		names, err := Plugin{}.Dependencies(byName(r.Config.Configs), r.Assets.Assets)
		return object{"dependencies": names}, err
@end@
	}
	return object{}, nil
}

type served struct {
	plugin.NetRPCUnsupportedPlugin
	file protoreflect.FileDescriptor
}

func (s served) GRPCServer(_ *plugin.GRPCBroker, server *grpc.Server) error {
	for _, service := range services {
		descriptor := s.file.Services().ByName(protoreflect.Name(service))
		description := grpc.ServiceDesc{
			ServiceName: string(descriptor.FullName()),
			HandlerType: (*any)(nil),
			Metadata:    s.file.Path(),
		}
		for i := 0; i < descriptor.Methods().Len(); i++ {
			description.Methods = append(description.Methods, method(descriptor.Methods().Get(i)))
		}
		server.RegisterService(&description, nil)
	}
	return nil
}

func (served) GRPCClient(context.Context, *plugin.GRPCBroker, *grpc.ClientConn) (any, error) {
	return nil, nil
}

func method(descriptor protoreflect.MethodDescriptor) grpc.MethodDesc {
	return grpc.MethodDesc{
		MethodName: string(descriptor.Name()),
		Handler: func(_ any, _ context.Context, decode func(any) error, _ grpc.UnaryServerInterceptor) (any, error) {
			message := dynamicpb.NewMessage(descriptor.Input())
			if err := decode(message); err != nil {
				return nil, err
			}
			text, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(message)
			if err != nil {
				return nil, err
			}
			var r request
			if err := json.Unmarshal(text, &r); err != nil {
				return nil, err
			}
			answer, err := call(string(descriptor.Name()), r)
			if err != nil {
				return nil, err
			}
			if text, err = json.Marshal(answer); err != nil {
				return nil, err
			}
			reply := dynamicpb.NewMessage(descriptor.Output())
			return reply, protojson.Unmarshal(text, reply)
		},
	}
}

func main() {
	compiler := protocompile.Compiler{Resolver: protocompile.WithStandardImports(
		&protocompile.SourceResolver{
			Accessor: protocompile.SourceAccessorFromMap(map[string]string{"plugin.proto": contract})})}
	files, err := compiler.Compile(context.Background(), "plugin.proto")
	if err != nil {
		panic("plugin.proto: " + strings.TrimSpace(err.Error()))
	}
	plugin.Serve(&plugin.ServeConfig{
		HandshakeConfig: plugin.HandshakeConfig{
			ProtocolVersion:  1,
			MagicCookieKey:   "OP_PLUGIN_MAGIC_COOKIE",
			MagicCookieValue: "ksxR4BqCT81whVF2dVEUpYZXwM3pazSkP4IbVc6f2Kns57ypp2c0z0GzQNMdHSUk",
		},
		Plugins:    plugin.PluginSet{"plugin": served{file: files[0]}},
		GRPCServer: plugin.DefaultGRPCServer,
	})
}
