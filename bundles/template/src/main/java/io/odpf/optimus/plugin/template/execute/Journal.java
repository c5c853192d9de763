// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.execute;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.tree.Source;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Taint;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records the secrets that a rendering read, and the absent keys. Not thread-safe. */
public final class Journal {
  private static final int MOST_ABSENT = 100;

  /** The size of maps above which no similar key is searched. */
  private static final int MOST_KNOWN = 1_000;

  private final Map<Place, AbsentKey> absent = new LinkedHashMap<>();
  private Taint secrets = Taint.NONE;
  private Place last = new Place("", -1);

  Journal() {}

  /** Records the secrets of a value, and returns the value. */
  Value read(Value value) {
    secrets = secrets.and(value.taint());
    return value;
  }

  void read(Taint taint) {
    secrets = secrets.and(taint);
  }

  /** Records a reference to an absent key. */
  void miss(Source source, int index, String key, Mapping map) {
    last = new Place(source.file(), index);
    if (absent.size() < MOST_ABSENT && !absent.containsKey(last)) {
      absent.put(last, absentKey(source, index, key, map));
    }
  }

  /** Begins an action: {@link #printMiss} concerns only keys that are missed after this call. */
  void begin() {
    last = new Place("", -1);
  }

  /** Records that {@code <no value>} was printed for the key that was missed last. */
  void printMiss() {
    absent.computeIfPresent(last, (place, key) -> key.asPrinted());
  }

  /** Returns the secrets that were read so far. */
  public Taint secrets() {
    return secrets;
  }

  /** Returns the absent keys in the order of their first reference; at most 100. */
  public List<AbsentKey> absent() {
    return List.copyOf(absent.values());
  }

  private static AbsentKey absentKey(Source source, int index, String key, Mapping map) {
    String name = Utf8.decode(key);
    List<String> known =
        map.size() > MOST_KNOWN
            ? List.of()
            : map.entries().keySet().stream().map(Utf8::decode).toList();
    return new AbsentKey(name, source.position(index), DidYouMean.nearest(name, known), false);
  }

  private record Place(String file, int index) {}

  /**
   * A key that a template refers to and that its data lacks.
   *
   * @param nearest the key that the author probably meant
   * @param isPrinted whether {@code <no value>} was written for it
   */
  public record AbsentKey(
      String name, Position position, Optional<String> nearest, boolean isPrinted) {
    AbsentKey asPrinted() {
      return new AbsentKey(name, position, nearest, true);
    }
  }
}
