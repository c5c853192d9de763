// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.bound;

import java.time.Duration;

/**
 * The resources that one rendering has used, and their limits. Each operation whose time or memory
 * depends on its input must be accounted for here before it begins. Not thread-safe.
 */
public final class Budget {
  /** The memory limit of values, as a multiple of the output's limit. */
  private static final int MEMORY_PER_OUTPUT = 4;

  /** The assumed memory of an element of a list or map, in bytes, without its content. */
  private static final int ELEMENT = 32;

  private static final int STEPS_PER_CLOCK = 32;
  private static final long WORK_PER_CLOCK = 1 << 16;

  /** The limit of nested evaluator frames, as a multiple of the limit of nested templates. */
  private static final int FRAMES_PER_TEMPLATE = 4;

  private final long mostSteps;
  private final long mostOutput;
  private final long mostMemory;
  private final int mostNesting;
  private final Duration mostTime;
  private final long start = System.nanoTime();
  private long steps;
  private long output;
  private long memory;
  private long work;
  private int templates;
  private int frames;
  private int values;

  public Budget(long steps, long output, int nesting, Duration time) {
    this.mostSteps = steps;
    this.mostOutput = output;
    this.mostMemory = Math.multiplyExact(output, MEMORY_PER_OUTPUT);
    this.mostNesting = nesting;
    this.mostTime = time;
  }

  /** Counts one step. */
  public void step() throws LimitException {
    if (++steps > mostSteps) {
      throw new LimitException("more than " + mostSteps + " steps");
    }
    if (steps % STEPS_PER_CLOCK == 0) {
      checkTime();
    }
  }

  /** Counts bytes of output. */
  public void write(long bytes) throws LimitException {
    output += bytes;
    if (output > mostOutput) {
      throw new LimitException("more than " + mostOutput + " bytes of output");
    }
  }

  /** Checks the length of a text, and counts its memory. */
  public void text(long bytes) throws LimitException {
    checkLength(bytes);
    allocate(bytes);
  }

  /** Checks the length that a text has reached or will have, without counting its memory. */
  public void checkLength(long bytes) throws LimitException {
    if (bytes > mostOutput) {
      throw new LimitException("a text of more than " + mostOutput + " bytes");
    }
  }

  /** Checks the size of a list or map, and counts the memory of its elements. */
  public void elements(long count) throws LimitException {
    if (count > mostSteps) {
      throw new LimitException("a list of more than " + mostSteps + " elements");
    }
    allocate(count * ELEMENT);
  }

  /**
   * Counts the memory of one more element.
   *
   * @param size the size of the list, including the element
   */
  public void element(int size) throws LimitException {
    if (size > mostSteps) {
      throw new LimitException("a list of more than " + mostSteps + " elements");
    }
    allocate(ELEMENT);
  }

  /** Counts units of work that are much smaller than a step, so that the time limit is checked. */
  public void work(long units) throws LimitException {
    work += units;
    if (work >= WORK_PER_CLOCK) {
      work = 0;
      checkTime();
    }
  }

  /** Enters a template. Must be paired with {@link #leaveTemplate}. */
  public void enterTemplate() throws LimitException {
    if (++templates > mostNesting) {
      throw new LimitException("templates nested more than " + mostNesting + " deep");
    }
  }

  public void leaveTemplate() {
    templates--;
  }

  /** Enters a nested value. Must be paired with {@link #leaveValue}. */
  public void enterValue() throws LimitException {
    if (++values > mostNesting) {
      throw new LimitException("values nested more than " + mostNesting + " deep");
    }
  }

  public void leaveValue() {
    values--;
  }

  /** Enters a frame of the evaluator. Must be paired with {@link #leave}. */
  public void enter() throws LimitException {
    if (++frames > mostNesting * FRAMES_PER_TEMPLATE) {
      throw new LimitException("actions nested too deep");
    }
  }

  public void leave() {
    frames--;
  }

  private void allocate(long bytes) throws LimitException {
    memory += bytes;
    if (memory > mostMemory) {
      throw new LimitException("more than " + mostMemory + " bytes of memory for values");
    }
    work(bytes >> 4);
  }

  private void checkTime() throws LimitException {
    if (System.nanoTime() - start > mostTime.toNanos()) {
      throw new LimitException("more than " + mostTime.toMillis() + " ms");
    }
  }
}
