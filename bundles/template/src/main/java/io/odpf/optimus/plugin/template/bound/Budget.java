// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.bound;

import java.time.Duration;

/**
 * What is left of the limits of one rendering. Everything that takes time or memory in proportion
 * to its input asks here first. Not thread-safe.
 */
public final class Budget {
  /** How much memory values may take beside the output, as a multiple of the output's limit. */
  private static final int MEMORY_PER_OUTPUT = 4;

  /** The memory of an element of a list or a map, besides what it contains. */
  private static final int ELEMENT = 32;

  private static final int STEPS_PER_CLOCK = 32;
  private static final long WORK_PER_CLOCK = 1 << 16;

  /** How many frames of the evaluator there may be for each template that is entered. */
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

  /** Takes one step. */
  public void step() throws LimitException {
    if (++steps > mostSteps) {
      throw new LimitException("more than " + mostSteps + " steps");
    }
    if (steps % STEPS_PER_CLOCK == 0) {
      checkTime();
    }
  }

  /** Takes room for output. */
  public void write(long bytes) throws LimitException {
    output += bytes;
    if (output > mostOutput) {
      throw new LimitException("more than " + mostOutput + " bytes of output");
    }
  }

  /** Takes memory for a text. */
  public void text(long bytes) throws LimitException {
    checkLength(bytes);
    allocate(bytes);
  }

  /** Checks the length of a text that is not complete yet. */
  public void checkLength(long bytes) throws LimitException {
    if (bytes > mostOutput) {
      throw new LimitException("a text of more than " + mostOutput + " bytes");
    }
  }

  /** Takes memory for the elements of a list or a map. */
  public void elements(long count) throws LimitException {
    if (count > mostSteps) {
      throw new LimitException("a list of more than " + mostSteps + " elements");
    }
    allocate(count * ELEMENT);
  }

  /**
   * Takes memory for one more element.
   *
   * @param size how many there are with it
   */
  public void element(int size) throws LimitException {
    if (size > mostSteps) {
      throw new LimitException("a list of more than " + mostSteps + " elements");
    }
    allocate(ELEMENT);
  }

  /** Takes a unit of work that is much smaller than a step. */
  public void work(long units) throws LimitException {
    work += units;
    if (work >= WORK_PER_CLOCK) {
      work = 0;
      checkTime();
    }
  }

  /** Enters a template; to be followed by {@link #leaveTemplate}. */
  public void enterTemplate() throws LimitException {
    if (++templates > mostNesting) {
      throw new LimitException("templates nested more than " + mostNesting + " deep");
    }
  }

  public void leaveTemplate() {
    templates--;
  }

  /** Enters a value that another one contains; to be followed by {@link #leaveValue}. */
  public void enterValue() throws LimitException {
    if (++values > mostNesting) {
      throw new LimitException("values nested more than " + mostNesting + " deep");
    }
  }

  public void leaveValue() {
    values--;
  }

  /** Enters an action; to be followed by {@link #leave}. */
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
