// SPDX-License-Identifier: Apache-2.0

/** What a JVM costs that does nothing. */
class Hello {
  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
