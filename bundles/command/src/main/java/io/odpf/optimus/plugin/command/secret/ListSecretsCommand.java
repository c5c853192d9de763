// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.secret;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.json.ProblemTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.project.ProjectCommand;
import io.odpf.optimus.plugin.command.render.ProblemText;
import io.odpf.optimus.plugin.command.render.SecretText;
import io.odpf.optimus.plugin.secrets.folder.SecretInfo;
import io.odpf.optimus.plugin.secrets.folder.SecretList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code secret list}. */
public final class ListSecretsCommand extends ProjectCommand {
  /** Creates the command. */
  public ListSecretsCommand() {
    super(
        "list",
        "show the names of the project's secrets",
        List.of("list secret", "list secrets"),
        List.of());
  }

  @Override
  public String description() {
    return "Shows no values. Secrets with equal values have equal digests, until the key is rotated;"
        + " without the key there are no digests. The exit code is 1 if a secret cannot be"
        + " decrypted.";
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    OpenSecrets secrets = OpenSecrets.of(call);
    SecretList list = secrets.folder().list();
    String project = secrets.project().project().name();
    List<Map<String, Object>> trees = new ArrayList<>();
    list.secrets().forEach(secret -> trees.add(tree(secret)));
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("project", project);
      document.put("secrets", trees);
      document.put("problems", ProblemTree.of(list.errors()));
      document.put("notes", ProblemTree.of(list.warnings()));
      TreeJson.write("secret list", document, call.console().out());
    } else {
      if (!call.quiet()) {
        new SecretText(call.console()).list(project, trees);
      }
      ProblemText text = new ProblemText(call.console(), secrets.project().paths());
      text.note(list.warnings());
      text.print(list.errors());
    }
    return list.errors().isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private static Map<String, Object> tree(SecretInfo secret) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", secret.name());
    secret.digest().ifPresent(digest -> tree.put("digest", digest));
    secret.namespace().ifPresent(namespace -> tree.put("namespace", namespace));
    tree.put("updatedAt", secret.updated());
    return tree;
  }
}
