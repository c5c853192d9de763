// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.itests.daemon.OciRegistry;
import io.odpf.optimus.plugin.provider.oci.OciProviderFactory;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Repositories of a registry, one for each directory of the suite, with a tag for each file. */
final class OciSource implements Source {
  static final String BASE = "team/plugins";

  private final Machine machine;
  private final OciRegistry registry;

  OciSource(Machine machine, OciRegistry registry) {
    this.machine = machine;
    this.registry = registry;
  }

  static OciRegistry http(Machine machine) {
    return machine.runs(
        OciRegistry.start(
            Machine.fixture("registry"), Machine.cache(), machine.directory("registry")));
  }

  static OciRegistry https(Machine machine) {
    return machine.runs(
        OciRegistry.start(
            Machine.fixture("registry"),
            Machine.cache(),
            machine.directory("registry"),
            machine.certificates()));
  }

  /** Returns the options for a registry, with a password. */
  Map<String, Object> options(String address, String password) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("registry", address);
    options.put("repository", BASE);
    options.put(
        "auth", Map.of("basic", Map.of("username", OciRegistry.USER, "password", password)));
    if (address.startsWith("https:")) {
      options.put("ca_file", machine.certificates().authority() + "");
    }
    return options;
  }

  @Override
  public ProviderFactory factory() {
    return new OciProviderFactory();
  }

  @Override
  public Map<String, Object> options() {
    return options(registry.url(), OciRegistry.PASSWORD);
  }

  @Override
  public Map<String, Object> missingContainer() {
    return Changed.with(options(), "repository", "no/such");
  }

  @Override
  public Item publish(String path, byte[] content) {
    int slash = path.lastIndexOf('/');
    String repository = path.substring(0, slash);
    String file = path.substring(slash + 1);
    registry.push(BASE + "/" + repository, file, new OciRegistry.File(file, content));
    return Item.of(repository + "@" + file, content);
  }

  @Override
  public Item release(String name, String version, byte[] content) {
    registry.push(BASE + "/released/" + name, version, new OciRegistry.File(name, content));
    Item whole = Item.of("released/" + name + "@{{.Version}}", content);
    return new Item(whole.path(), Optional.of(version), whole.config(), whole.content());
  }

  @Override
  public boolean tellsVersions() {
    return true;
  }

  @Override
  public Item missing() {
    return Item.at("no/such@file");
  }

  @Override
  public void close() {
    machine.close();
  }
}
