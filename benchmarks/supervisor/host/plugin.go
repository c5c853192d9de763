// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"io"
	"os/exec"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"

	"io.odpf.optimus/benchmarks/supervisor/host/optimus"
)

const pluginInfo = "/odpf.optimus.plugins.v1beta1.BaseService/PluginInfo"

// running is a plugin that can be called.
type running struct {
	client  *plugin.Client
	command *exec.Cmd
	base    *grpc.ClientConn
}

// base is the one service that this host dispenses.
type base struct {
	plugin.NetRPCUnsupportedPlugin
}

func (base) GRPCServer(*plugin.GRPCBroker, *grpc.Server) error {
	return errors.New("this is a host")
}

func (base) GRPCClient(_ context.Context, _ *plugin.GRPCBroker, connection *grpc.ClientConn) (any, error) {
	return connection, nil
}

// start starts a plugin and waits until it is healthy.
func start(file string) *running {
	command := exec.Command(file)
	client := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig: plugin.HandshakeConfig{
			ProtocolVersion: 1, MagicCookieKey: "OP_PLUGIN_MAGIC_COOKIE", MagicCookieValue: "ksxR4BqCT81whVF2dVEUpYZXwM3pazSkP4IbVc6f2Kns57ypp2c0z0GzQNMdHSUk"},
		Plugins:          plugin.PluginSet{"base": base{}},
		Cmd:              command,
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           hclog.NewNullLogger(),
		Stderr:           io.Discard,
		StartTimeout:     time.Minute,
	})
	protocol, err := client.Client()
	if err != nil {
		fail("%s: %v", file, err)
	}
	if err := protocol.Ping(); err != nil {
		fail("%s: %v", file, err)
	}
	dispensed, err := protocol.Dispense("base")
	if err != nil {
		fail("%s: %v", file, err)
	}
	return &running{client, command, dispensed.(*grpc.ClientConn)}
}

func (p *running) info() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var reply optimus.PluginInfoResponse
	if err := p.base.Invoke(ctx, pluginInfo, &optimus.PluginInfoRequest{}, &reply); err != nil {
		fail("PluginInfo: %v", err)
	}
}

func (p *running) pid() int {
	return p.command.Process.Pid
}

func (p *running) stop() {
	p.client.Kill()
}
