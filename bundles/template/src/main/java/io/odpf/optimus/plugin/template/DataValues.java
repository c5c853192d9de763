// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Real;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Taint;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;

/**
 * Converts data to the values of one rendering. Each rendering needs its own values, since
 * functions such as {@code set} modify them.
 */
final class DataValues {
  private DataValues() {}

  static Value of(Data data) {
    if (data instanceof Data.Text text) {
      return text(text);
    }
    if (data instanceof Data.Texts texts) {
      Mapping map =
          texts.ignoresCase()
              ? Mapping.ignoringCase(GoType.STRING_MAP)
              : Mapping.of(GoType.STRING_MAP);
      texts.entries().forEach((key, value) -> map.put(Utf8.encode(key), text(value)));
      return map;
    }
    if (data instanceof Data.Fields fields) {
      Mapping map = Mapping.of(GoType.MAP);
      fields.entries().forEach((key, value) -> map.put(Utf8.encode(key), of(value)));
      return map;
    }
    if (data instanceof Data.Items items) {
      return Sequence.of(items.elements().stream().map(DataValues::of).toList());
    }
    if (data instanceof Data.Whole whole) {
      return Whole.of(whole.value());
    }
    if (data instanceof Data.Real real) {
      return new Real(real.value());
    }
    return data instanceof Data.Flag flag ? new Flag(flag.value()) : Nil.VALUE;
  }

  private static Value text(Data.Text text) {
    return new Text(Utf8.encode(text.value()), Taint.of(text.secrets()));
  }
}
