// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import io.odpf.optimus.plugin.api.problem.Position;
import java.util.Optional;

/**
 * A key that a template asks for and the data does not have.
 *
 * @param position where it is asked for
 * @param nearest the key that is probably meant, for example in another case
 * @param isPrinted whether the text contains {@code <no value>} for it
 */
public record AbsentKey(
    String name, Position position, Optional<String> nearest, boolean isPrinted) {}
