// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.release;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/**
 * A publisher who signs releases. Keys, digests and signatures are created by openssl, in the file
 * formats of minisign 0.12 and cosign 2.
 */
public abstract class Publisher {
  private final Path directory;

  private Publisher(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the scheme's name in configurations. */
  public abstract String scheme();

  /** Returns the suffix of a signature's file name. */
  public abstract String suffix();

  /** Returns the public key in the file format of the scheme's tool. */
  public abstract String publicKey();

  /** Signs a file; writes the signature beside it. */
  public final Path sign(Path file) {
    return signAs(file.getFileName().toString(), file);
  }

  /** Signs a file; the signature also states the file's name, where the scheme supports that. */
  public final Path signAs(String name, Path file) {
    return write(file.resolveSibling(file.getFileName() + suffix()), signature(file, name));
  }

  abstract String signature(Path file, String name);

  /**
   * Creates a publisher with minisign.
   *
   * @param directory the directory for the key; created
   */
  public static Publisher minisign(Path directory) {
    return new Minisign(directory);
  }

  /**
   * Creates a publisher with cosign.
   *
   * @param directory the directory for the key; created
   */
  public static Publisher cosign(Path directory) {
    return new Cosign(directory);
  }

  /**
   * Creates a publisher with GnuPG.
   *
   * @param directory the directory for its home, with a short path; created
   */
  public static Publisher gpg(Path directory) {
    return new Gpg(directory);
  }

  final Path file(String name) {
    return directory.resolve(name);
  }

  final byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final void openssl(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = Tool.find("openssl").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Command.of(directory, command).run().orThrow();
  }

  private static Path write(Path target, String text) {
    try {
      return Files.writeString(target, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Minisign extends Publisher {
    private static final int RAW_KEY = 32;
    private final byte[] keyId;

    Minisign(Path directory) {
      super(directory);
      openssl("genpkey", "-algorithm", "ed25519", "-out", "key.pem");
      openssl("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "key.der");
      openssl("rand", "-out", "key.id", "8");
      keyId = bytes("key.id");
    }

    @Override
    public String scheme() {
      return "minisign";
    }

    @Override
    public String suffix() {
      return ".minisig";
    }

    @Override
    public String publicKey() {
      byte[] der = bytes("key.der");
      byte[] raw = Arrays.copyOfRange(der, der.length - RAW_KEY, der.length);
      return "untrusted comment: minisign public key\n" + line("Ed", keyId, raw);
    }

    @Override
    String signature(Path file, String name) {
      openssl("dgst", "-blake2b512", "-binary", "-out", "digest", file.toString());
      byte[] signature = signed("digest");
      String comment = "timestamp:1700000000\tfile:" + name + "\thashed";
      try {
        Files.write(file("commented"), join(signature, comment.getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return "untrusted comment: signature from minisign secret key\n"
          + line("ED", keyId, signature)
          + "trusted comment: "
          + comment
          + "\n"
          + line("", signed("commented"));
    }

    private byte[] signed(String name) {
      openssl("pkeyutl", "-sign", "-inkey", "key.pem", "-rawin", "-in", name, "-out", "signature");
      return bytes("signature");
    }

    private static String line(String start, byte[]... parts) {
      byte[] all = start.getBytes(StandardCharsets.US_ASCII);
      for (byte[] part : parts) {
        all = join(all, part);
      }
      return Base64.getEncoder().encodeToString(all) + "\n";
    }

    private static byte[] join(byte[] first, byte[] second) {
      byte[] both = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, both, first.length, second.length);
      return both;
    }
  }

  private static final class Cosign extends Publisher {
    Cosign(Path directory) {
      super(directory);
      openssl("ecparam", "-genkey", "-name", "prime256v1", "-noout", "-out", "key.pem");
      openssl("ec", "-in", "key.pem", "-pubout", "-out", "cosign.pub");
    }

    @Override
    public String scheme() {
      return "cosign";
    }

    @Override
    public String suffix() {
      return ".sig";
    }

    @Override
    public String publicKey() {
      return new String(bytes("cosign.pub"), StandardCharsets.US_ASCII);
    }

    @Override
    String signature(Path file, String name) {
      openssl("dgst", "-sha256", "-sign", "key.pem", "-out", "signature", file.toString());
      return Base64.getEncoder().encodeToString(bytes("signature"));
    }
  }

  private static final class Gpg extends Publisher {
    private final Path directory;
    private final String publicKey;

    Gpg(Path directory) {
      super(directory);
      this.directory = directory;
      try (GnuPg home = GnuPg.in(directory).key("Neo <neo@example.com>")) {
        publicKey = home.publicKeys();
      }
    }

    @Override
    public String scheme() {
      return "gpg";
    }

    @Override
    public String suffix() {
      return ".asc";
    }

    @Override
    public String publicKey() {
      return publicKey;
    }

    @Override
    String signature(Path file, String name) {
      try (GnuPg home = GnuPg.of(directory)) {
        home.gpg("--armor", "--output", file("signature") + "", "--detach-sign", file + "");
      }
      return new String(bytes("signature"), StandardCharsets.US_ASCII);
    }
  }
}
