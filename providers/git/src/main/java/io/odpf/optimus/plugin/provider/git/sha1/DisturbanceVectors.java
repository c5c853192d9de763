// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.sha1;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import org.eclipse.jgit.util.sha1.SHA1;

/**
 * The ways in which collisions of SHA-1 can be made: 32 disturbance vectors, each with conditions
 * that the words of a block meet if it is half of a collision of that kind. See Stevens and Shumow,
 * "Speeding up detection of SHA-1 collision attacks using unavoidable attack conditions" (2017).
 *
 * <p>JGit has the tables, as git does, but shows them to nobody, so they are reached by reflection.
 * Without them this class cannot be loaded: there is no hashing that does not look.
 */
final class DisturbanceVectors {
  private static final MethodHandle CONDITIONS;

  /** By vector: how the expanded words of the two blocks of a collision differ. */
  private static final int[][] DIFFERENCES;

  /** By vector: the step before which the states of both blocks are equal. */
  private static final int[] STEPS;

  static {
    try {
      String tables = SHA1.class.getPackageName() + ".UbcCheck";
      Class<?> type = Class.forName(tables, true, SHA1.class.getClassLoader());
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      CONDITIONS = lookup.findStatic(type, "check", MethodType.methodType(int.class, int[].class));
      Class<?> vector = lookup.findClass(tables + "$DvInfo");
      VarHandle difference = lookup.findVarHandle(vector, "dm", int[].class);
      VarHandle step = lookup.findVarHandle(vector, "testt", int.class);
      Object vectors = lookup.findStaticVarHandle(type, "DV", vector.arrayType()).get();
      DIFFERENCES = new int[Array.getLength(vectors)][];
      STEPS = new int[DIFFERENCES.length];
      for (int i = 0; i < DIFFERENCES.length; i++) {
        DIFFERENCES[i] = (int[]) difference.get(Array.get(vectors, i));
        STEPS[i] = (int) step.get(Array.get(vectors, i));
      }
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private DisturbanceVectors() {}

  /**
   * Which vectors a block may have been made with; seldom any.
   *
   * @param words the 80 words that the block is expanded to
   * @return a set of vectors, as bits
   */
  static int candidates(int[] words) {
    try {
      return (int) CONDITIONS.invokeExact(words);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The step before which both blocks of a collision have the same state. */
  static int step(int vector) {
    return STEPS[vector];
  }

  /** The words of the other block, if one was made with this vector. */
  static int[] other(int[] words, int vector) {
    int[] other = words.clone();
    for (int i = 0; i < other.length; i++) {
      other[i] ^= DIFFERENCES[vector][i];
    }
    return other;
  }
}
