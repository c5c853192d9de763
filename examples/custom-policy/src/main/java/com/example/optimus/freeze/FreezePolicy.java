// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.freeze;

import io.odpf.optimus.plugin.api.policy.PluginPolicy;
import io.odpf.optimus.plugin.api.policy.PolicySubject;
import io.odpf.optimus.plugin.api.policy.PolicyVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Denies installations while a file exists, whose text is the reason. Starts are permitted. */
@Component(service = PluginPolicy.class, property = "optimus.policy.name=change-freeze")
public final class FreezePolicy implements PluginPolicy {
  private final Path file;

  /** Creates a policy that looks for {@code ~/.optimus/freeze}. */
  @Activate
  public FreezePolicy() {
    this(Path.of(System.getenv().getOrDefault("HOME", "/"), ".optimus", "freeze"));
  }

  FreezePolicy(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "change-freeze";
  }

  @Override
  public PolicyVerdict decide(PolicySubject subject) {
    if (subject.action() == PolicySubject.Action.START) {
      return PolicyVerdict.permit();
    }
    try {
      String reason = Files.readString(file).strip();
      return PolicyVerdict.deny(
          "frozen",
          reason.isEmpty() ? "changes are frozen" : reason,
          "wait until " + file + " has been removed");
    } catch (NoSuchFileException e) {
      return PolicyVerdict.permit();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Denies, too.
    }
  }
}
