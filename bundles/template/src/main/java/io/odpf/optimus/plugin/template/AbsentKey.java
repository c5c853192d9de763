// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import io.odpf.optimus.plugin.api.problem.Position;
import java.util.Optional;

/**
 * A key that a template refers to and that its data lacks.
 *
 * @param name the key
 * @param position the position of the first reference
 * @param nearest a key of the data that the author probably meant, for example in another case
 * @param isPrinted whether the rendered text contains {@code <no value>} because of it
 */
public record AbsentKey(
    String name, Position position, Optional<String> nearest, boolean isPrinted) {}
