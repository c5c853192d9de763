// SPDX-License-Identifier: Apache-2.0

/** Measures the cost of a JVM that does nothing. */
class Hello {
  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
