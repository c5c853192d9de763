// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionRole;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.provider.git.lfs.LfsAccess;
import io.odpf.optimus.plugin.provider.git.lfs.LfsFiles;
import io.odpf.optimus.plugin.provider.git.lfs.LfsLogin;
import io.odpf.optimus.plugin.provider.git.remote.DaemonRemote;
import io.odpf.optimus.plugin.provider.git.remote.GitRemote;
import io.odpf.optimus.plugin.provider.git.remote.HttpRemote;
import io.odpf.optimus.plugin.provider.git.remote.SshClient;
import io.odpf.optimus.plugin.provider.git.remote.SshRemote;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Creates providers of the type {@code git}. */
public class GitProviderFactory implements ProviderFactory {
  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._][A-Za-z0-9._-]*");

  /** The names that Git allows for branches and tags, except those that look like flags. */
  private static final OptionType REF =
      new OptionType.Text(
          "(?![-/.])(?!.*(\\.\\.|@\\{|//|/\\.|\\.lock(/|$)))[^\\s~^:?*\\[\\\\]{1,200}(?<![/.])",
          "a branch, a tag or a full commit");

  @Override
  public String type() {
    return "git";
  }

  @Override
  public OptionSchema options() {
    List<Option> provider =
        new ArrayList<>(
            List.of(
                Option.required(
                    "url",
                    new OptionType.Address(Set.of("https", "ssh", "git", "file")),
                    "The repository. ssh addresses may name an account: ssh://git@host/path."),
                Option.withDefault(
                        "allow_file",
                        new OptionType.Flag(),
                        "false",
                        "Whether url may be a file: address, a repository on the machine that"
                            + " installs.")
                    .as(OptionRole.ROUTE),
                Option.optional(
                        "ssh",
                        new OptionType.Group(
                            List.of(
                                Option.optional(
                                    "key", new OptionType.FilePath(), "The private key's file."),
                                Option.optional(
                                    "passphrase",
                                    new OptionType.SecretText(),
                                    "What the key is encrypted with."),
                                Option.optional(
                                    "known_hosts",
                                    new OptionType.FilePath(),
                                    "The hosts' keys to trust; without it, ~/.ssh/known_hosts."))),
                        "How to log in, for ssh addresses.")
                    .as(OptionRole.CREDENTIAL)));
    provider.addAll(HttpOptions.all());
    return new OptionSchema(
        provider,
        List.of(
            Option.optional(
                "ref",
                REF,
                "A branch, a tag or a full commit. Without it, the branch that HEAD names."),
            Option.withDefault(
                    "depth",
                    new OptionType.Whole(1, 1_000_000),
                    "1",
                    "How many commits to fetch; more than one helps servers that refuse commits"
                        + " which are no tips.")
                .as(OptionRole.ROUTE),
            Option.withDefault(
                "lfs",
                new OptionType.Flag(),
                "true",
                "false to take a Git LFS pointer as the file that it is.")));
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException {
    URI url = spec.options().address("url").orElseThrow();
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    JGitSettings.apply();
    if (scheme.equals("file")) {
      return local(spec, context, url);
    }
    check(spec, url, scheme);
    HttpSettings settings = HttpOptions.settings(spec.options());
    HttpClient stranger = context.http(settings.withoutIdentity());
    Path scratch = context.scratch();
    GitRemote remote;
    LfsAccess.Source lfs;
    switch (scheme) {
      case "https" -> {
        HttpClient http = context.http(settings);
        remote = new HttpRemote(url, http, stranger);
        lfs = () -> new LfsAccess(lfsOf(url), Map.of(), http);
      }
      case "ssh" -> {
        SshClient client =
            new SshClient(url, keys(spec), context.timeouts(), context.environment(), scratch);
        remote = new SshRemote(client);
        lfs = new LfsLogin(client, stranger);
      }
      default -> {
        remote = new DaemonRemote(url, context.timeouts());
        lfs = withoutLfs("git: addresses have no LFS server");
      }
    }
    try {
      return new GitProvider(
          RemoteCommits.of(remote, scratch), new LfsFiles(lfs, stranger, scratch));
    } catch (IOException failure) {
      throw ProviderException.local(
          "no repository can be made in " + scratch + ": " + failure.getMessage(),
          "check the disk's space and the directory's permissions",
          failure);
    }
  }

  private static Provider local(ProviderSpec spec, ProviderContext context, URI url)
      throws ProviderException {
    if (!spec.options().flag("allow_file")) {
      throw ProviderException.invalid(
          "provider '" + spec.name() + "' may not read repositories of this machine",
          "set its allow_file: true if that is meant");
    }
    try {
      return new GitProvider(
          LocalCommits.of(Path.of(url), Addresses.display(url)),
          new LfsFiles(
              withoutLfs("a repository on this machine has no LFS server"),
              context.http(HttpSettings.DEFAULT),
              context.scratch()));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          "the url of provider '" + spec.name() + "' is no file's address: " + url,
          "write it as file:///absolute/path",
          e);
    }
  }

  private static void check(ProviderSpec spec, URI url, String scheme) throws ProviderException {
    if (url.getHost() == null || url.getHost().startsWith("-")) {
      throw ProviderException.invalid(
          "the url of provider '" + spec.name() + "' names no host: " + Addresses.display(url),
          "write it as git clone takes it, beginning with https:// or ssh://");
    }
    if (url.getRawQuery() != null) {
      throw ProviderException.invalid(
          "the url of provider '" + spec.name() + "' has a query: " + Addresses.display(url),
          "write it as git clone takes it");
    }
    boolean account = url.getUserInfo() != null;
    if (account && (!scheme.equals("ssh") || !ACCOUNT.matcher(url.getUserInfo()).matches())) {
      throw ProviderException.invalid(
          "the url of provider '"
              + spec.name()
              + (scheme.equals("ssh") ? "' has no plain account: " : "' holds a user name: ")
              + Addresses.display(url),
          scheme.equals("ssh")
              ? "write it as ssh://account@host/path; passwords are not taken, keys are"
              : "write credentials as auth: {basic: {username, password}}");
    }
    if (url.getPath().isEmpty() || hasControls(url.getPath())) {
      throw ProviderException.invalid(
          "the url of provider '" + spec.name() + "' names no repository", "add its path");
    }
  }

  private static boolean hasControls(String path) {
    return path.chars().anyMatch(c -> c < ' ' || c == 127);
  }

  /** Returns the configured LFS address, else the one that git-lfs would derive. */
  private static URI lfsOf(URI repository) {
    String text = repository.toString();
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return URI.create(base + (base.endsWith(".git") ? "" : ".git") + "/info/lfs");
  }

  private static LfsAccess.Source withoutLfs(String why) {
    return () -> {
      throw ProviderException.invalid(
          "the file is kept in Git LFS, and " + why,
          "use the repository's https or ssh address, or set the plugin's config: {lfs: false}");
    };
  }

  private static SshClient.Keys keys(ProviderSpec spec) {
    Options ssh = spec.options().group("ssh").orElse(Options.NONE);
    return new SshClient.Keys(ssh.file("key"), ssh.secret("passphrase"), ssh.file("known_hosts"));
  }
}
