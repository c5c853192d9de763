// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.answer.ServiceAnswer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Keys that a container's host provides: ECS tasks, EKS pod identities. */
final class ContainerKeys implements CredentialSource {
  private static final String RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
  private static final String FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
  private static final String TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
  private static final String TOKEN_FILE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

  /** The ECS agent, the base of relative addresses. */
  private static final String AGENT = "http://169.254.170.2";

  /** The hosts that may be used without encryption: the ECS and EKS agents, and this machine. */
  private static final Set<String> OPEN =
      Set.of("169.254.170.2", "169.254.170.23", "[fd00:ec2::23]", "localhost", "[::1]");

  private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

  private final Environment environment;
  private final Services services;

  ContainerKeys(Environment environment, Services services) {
    this.environment = environment;
    this.services = services;
  }

  @Override
  public Lookup look() throws ProviderException, InterruptedException {
    Optional<URI> address = address();
    if (address.isEmpty()) {
      return new Lookup.Nothing(RELATIVE + " and " + FULL + " are not set");
    }
    String service = "the container's credential service " + Addresses.display(address.get());
    HttpRequest request = HttpRequest.get(address.get());
    Optional<String> token = token();
    if (token.isPresent()) {
      request = request.header("Authorization", token.get());
    }
    try {
      ServiceAnswer answer = ServiceAnswer.to(request, services.nearby());
      if (answer.status() != 200) {
        throw refused(answer.status(), service);
      }
      return new Lookup.Found(LentKeys.ofJson(answer, service));
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  private Optional<URI> address() throws ProviderException {
    Optional<String> relative = environment.value(RELATIVE);
    if (relative.isPresent()) {
      return Optional.of(agent(relative.get()));
    }
    Optional<URI> full = environment.address(FULL);
    if (full.isPresent() && !isAllowed(full.get())) {
      throw ProviderException.invalid(
          "variable "
              + FULL
              + " names "
              + Addresses.display(full.get())
              + ", an unencrypted address outside this machine",
          "use an https address, or one of this machine");
    }
    return full;
  }

  private static URI agent(String path) throws ProviderException {
    if (path.startsWith("/")) {
      try {
        return new URI(AGENT + path);
      } catch (URISyntaxException malformed) {
        // Report it like an address that is not absolute.
      }
    }
    throw ProviderException.invalid(
        "variable " + RELATIVE + " is not an absolute path", "correct or unset it");
  }

  private static boolean isAllowed(URI address) {
    return "https".equalsIgnoreCase(address.getScheme())
        || OPEN.contains(address.getHost())
        || LOOPBACK.matcher(address.getHost()).matches();
  }

  /** Prefers the file, and rereads it every time, since its token changes. */
  private Optional<String> token() throws ProviderException {
    Optional<Path> file = environment.file(TOKEN_FILE);
    Optional<String> token =
        file.isPresent()
            ? Optional.of(TokenFile.read(file.get(), "variable " + TOKEN_FILE))
            : environment.value(TOKEN);
    if (token.isPresent() && !token.get().chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw ProviderException.invalid(
          "the container's authorization token contains characters that are not allowed in a header",
          "check " + TOKEN_FILE + " and " + TOKEN);
    }
    return token;
  }

  private static ProviderException refused(int status, String service) {
    String message = service + " answered " + status;
    return status >= 500 || status == 429
        ? ProviderException.unavailable(message, "try again", null)
        : ProviderException.denied(
            message, "check the role of the task or pod, and its authorization token");
  }
}
