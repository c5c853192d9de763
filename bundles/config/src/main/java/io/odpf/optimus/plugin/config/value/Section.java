// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import java.util.Set;

/**
 * The way to read a mapping.
 *
 * @param owner the mapping's name in messages: {@code provider 'x'}
 * @param prefix the prefix of its keys in messages: {@code auth.}
 * @param variables the treatment of variables in its values
 * @param elsewhere known keys that other code reads
 * @param open whether unknown keys are ignored, because the set of known keys is incomplete
 * @param secretKeys whether a key may be a misplaced secret
 */
public record Section(
    String owner,
    String prefix,
    VariableUse variables,
    Set<String> elsewhere,
    boolean open,
    boolean secretKeys) {

  /** Returns a section without a prefix. */
  public static Section of(String owner, VariableUse variables) {
    return new Section(owner, "", variables, Set.of(), false, false);
  }

  /** Returns this section with keys that other code reads. */
  public Section elsewhere(String... keys) {
    return new Section(owner, prefix, variables, Set.of(keys), open, secretKeys);
  }

  /** Returns this section with unknown keys ignored or refused. */
  public Section open(boolean newOpen) {
    return new Section(owner, prefix, variables, elsewhere, newOpen, secretKeys);
  }

  /** Returns the section of a mapping that is a value in this one. */
  public Section inner(String key) {
    String name = prefix + key;
    return new Section(name, name + ".", variables, Set.of(), false, false);
  }

  /** Returns this section with unknown keys hidden, since they may be misplaced secrets. */
  Section hidingKeys() {
    return new Section(owner, prefix, variables, elsewhere, open, true);
  }
}
