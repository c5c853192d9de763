// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.page;

import io.odpf.optimus.plugin.management.access.Authentication;
import io.odpf.optimus.plugin.management.rest.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The web page of the runtime. */
public final class Page {
  private Page() {}

  /**
   * Returns the resources of the page.
   *
   * @param authentication the authentication of callers over TLS; empty without TLS
   */
  public static List<Resource> resources(Optional<Authentication> authentication) {
    List<Resource> all = new ArrayList<>(PageFile.all());
    all.add(new SessionStatus());
    all.add(new SignIn(authentication));
    all.add(new SignOut(authentication));
    return all;
  }
}
