// SPDX-License-Identifier: Apache-2.0
package main

import (
	"context"
	"strings"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	"example.com/optimus/sidecar/managementpb"
)

// problemsTrailer is the trailer in which a failed call explains its failure.
const problemsTrailer = "optimus-problems-bin"

// Plugins are those that the runtime beside this server manages. Safe for concurrent use.
type Plugins struct {
	connection *grpc.ClientConn
	management managementpb.ManagementClient
	health     grpc_health_v1.HealthClient
}

// Connect returns the plugins of a runtime. It does not wait for the runtime: calls do.
//
// The address is unix:PATH. The socket needs no credentials, since only its owner can open it.
func Connect(address string) (*Plugins, error) {
	connection, err := grpc.Dial(address,
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultCallOptions(grpc.WaitForReady(true)))
	if err != nil {
		return nil, err
	}
	return &Plugins{
		connection: connection,
		management: managementpb.NewManagementClient(connection),
		health:     grpc_health_v1.NewHealthClient(connection),
	}, nil
}

// Close ends the connection.
func (p *Plugins) Close() error {
	return p.connection.Close()
}

// Serving returns whether the runtime serves.
func (p *Plugins) Serving(ctx context.Context) bool {
	reply, err := p.health.Check(ctx, &grpc_health_v1.HealthCheckRequest{}, grpc.WaitForReady(false))
	return err == nil && reply.Status == grpc_health_v1.HealthCheckResponse_SERVING
}

// Install installs all plugins of the runtime's configuration, or none, as its lock file says.
func (p *Plugins) Install(ctx context.Context) ([]*managementpb.PluginOutcome, error) {
	var trailer metadata.MD
	reply, err := p.management.Install(ctx, &managementpb.InstallRequest{}, grpc.Trailer(&trailer))
	if err != nil {
		return nil, explained(err, trailer)
	}
	return reply.Plugins, nil
}

// List returns the installed plugins.
func (p *Plugins) List(ctx context.Context) ([]*managementpb.InstalledPlugin, error) {
	var trailer metadata.MD
	reply, err := p.management.ListPlugins(ctx, &managementpb.ListPluginsRequest{}, grpc.Trailer(&trailer))
	if err != nil {
		return nil, explained(err, trailer)
	}
	return reply.Plugins, nil
}

// Info returns what a running plugin says of itself.
func (p *Plugins) Info(ctx context.Context, name string) (*managementpb.PluginInfo, error) {
	var trailer metadata.MD
	info, err := p.management.GetPluginInfo(ctx,
		&managementpb.GetPluginInfoRequest{Plugin: name}, grpc.Trailer(&trailer))
	if err != nil {
		return nil, explained(err, trailer)
	}
	return info, nil
}

// Questions returns the questions that a plugin asks about a new job.
func (p *Plugins) Questions(ctx context.Context, name, job string) ([]*managementpb.Question, error) {
	var trailer metadata.MD
	reply, err := p.management.CallPlugin(ctx, &managementpb.CallPluginRequest{
		Plugin: name,
		Call: &managementpb.CallPluginRequest_Questions{
			Questions: &managementpb.QuestionsCall{JobName: job}},
	}, grpc.Trailer(&trailer))
	if err != nil {
		return nil, explained(err, trailer)
	}
	return reply.GetQuestions().GetQuestions(), nil
}

// explained adds what went wrong, where and what to do, which the trailer of a failed call has.
func explained(err error, trailer metadata.MD) error {
	problems := &managementpb.Problems{}
	for _, value := range trailer.Get(problemsTrailer) {
		if proto.Unmarshal([]byte(value), problems) != nil {
			return err
		}
	}
	var lines []string
	for _, problem := range problems.Problems {
		line := problem.Message
		if problem.Position != "" {
			line = problem.Position + ": " + line
		}
		if problem.Hint != "" {
			line += " (" + problem.Hint + ")"
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return err
	}
	return status.Error(status.Code(err), strings.Join(lines, "; "))
}
