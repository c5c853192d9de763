// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.s3;

import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Fills the buckets of an S3 server with Amazon's own client. Thread-safe. */
public final class S3Buckets implements AutoCloseable {
  private final S3Client client;

  S3Buckets(S3Client client) {
    this.client = client;
  }

  /** Returns Amazon's client with the owner's credentials, for operations that this class lacks. */
  public S3Client client() {
    return client;
  }

  /** Creates a bucket for its owner. */
  public void make(String name) {
    client.createBucket(request -> request.bucket(name));
  }

  /** Creates a versioned bucket. */
  public void makeVersioned(String name) {
    make(name);
    client.putBucketVersioning(
        request ->
            request
                .bucket(name)
                .versioningConfiguration(
                    versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
  }

  /** Creates a public bucket. */
  public void makePublic(String name) {
    make(name);
    allow(name, "*", "s3:GetObject", "arn:aws:s3:::" + name + "/*");
  }

  /** Allows another user, and nobody else, to read the objects of a bucket. */
  public void letRead(String bucket, String user) {
    allow(bucket, user, "s3:GetObject", "arn:aws:s3:::" + bucket + "/*");
  }

  private void allow(String bucket, String principal, String action, String resource) {
    policy(
        bucket,
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
          "Principal": {"AWS": ["%s"]}, "Action": ["%s"], "Resource": ["%s"]}]}
        """
            .formatted(principal, action, resource));
  }

  /** Sets the policy of a bucket, a JSON document. */
  public void policy(String bucket, String policy) {
    client.putBucketPolicy(request -> request.bucket(bucket).policy(policy));
  }

  /**
   * Puts an object, replacing one with the same key.
   *
   * @return its version, in a versioned bucket
   */
  public Optional<String> put(String bucket, String key, byte[] content) {
    return put(PutObjectRequest.builder().bucket(bucket).key(key), content);
  }

  /** Puts an object with a checksum, which the server stores and returns. */
  public Optional<String> put(
      String bucket, String key, byte[] content, ChecksumAlgorithm checksum) {
    return put(
        PutObjectRequest.builder().bucket(bucket).key(key).checksumAlgorithm(checksum), content);
  }

  private Optional<String> put(PutObjectRequest.Builder request, byte[] content) {
    return Optional.ofNullable(
        client.putObject(request.build(), RequestBody.fromBytes(content)).versionId());
  }

  /** Deletes an object; in a versioned bucket, a delete marker replaces it. */
  public void delete(String bucket, String key) {
    client.deleteObject(request -> request.bucket(bucket).key(key));
  }

  /** Deletes one version of an object permanently. */
  public void delete(String bucket, String key, String version) {
    client.deleteObject(request -> request.bucket(bucket).key(key).versionId(version));
  }

  @Override
  public void close() {
    client.close();
  }
}
