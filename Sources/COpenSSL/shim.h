#ifndef COPENSSL_SHIM_H
#define COPENSSL_SHIM_H

// OpenSSL, loaded when it is first needed: linking it would cost every start of the program the
// time to load it (about 5 ms). So nothing here names a function of the library but in __typeof__.

#include <dlfcn.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#define OPENSSL_FUNCTIONS(F) \
  F(ASN1_INTEGER_free) F(ASN1_INTEGER_to_BN) F(ASN1_STRING_set) F(BIO_ctrl) F(BIO_free) \
  F(BIO_new) F(BIO_read) F(BIO_s_mem) F(BIO_write) F(BN_free) F(BN_bin2bn) F(BN_to_ASN1_INTEGER) \
  F(ERR_clear_error) F(ERR_error_string_n) F(ERR_get_error) F(EVP_PKEY_Q_keygen) \
  F(EVP_PKEY_free) F(EVP_sha256) F(PEM_write_bio_X509) F(RAND_bytes) F(SSL_CTX_ctrl) \
  F(SSL_CTX_free) F(SSL_CTX_new) F(SSL_CTX_set_options) F(SSL_CTX_use_PrivateKey) \
  F(SSL_CTX_use_certificate) F(SSL_do_handshake) F(SSL_free) F(SSL_get_error) F(SSL_new) \
  F(SSL_read) F(SSL_set_accept_state) F(SSL_set_bio) F(SSL_shutdown) F(SSL_write) \
  F(TLS_server_method) F(X509V3_EXT_conf_nid) F(X509V3_set_ctx) F(X509_EXTENSION_free) \
  F(X509_NAME_add_entry_by_txt) F(X509_add_ext) F(X509_free) F(X509_get_subject_name) \
  F(X509_getm_notAfter) F(X509_getm_notBefore) F(X509_gmtime_adj) F(X509_new) \
  F(X509_set_issuer_name) F(X509_set_pubkey) F(X509_set_serialNumber) F(X509_set_version) \
  F(X509_sign)

/// The functions of the library that are used.
typedef struct {
#define F(name) __typeof__(&name) name;
  OPENSSL_FUNCTIONS(F)
#undef F
} OpenSSLFunctions;

/// Loads the library; the name of what is missing, or NULL when all is there.
static inline const char *_Nullable openssl_load(OpenSSLFunctions *_Nonnull functions) {
  void *crypto = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_GLOBAL);
  if (!crypto) return "libcrypto.so.3";
  void *ssl = dlopen("libssl.so.3", RTLD_NOW | RTLD_GLOBAL);
  if (!ssl) return "libssl.so.3";
#define F(name) \
  functions->name = (__typeof__(&name))dlsym(ssl, #name); \
  if (!functions->name) functions->name = (__typeof__(&name))dlsym(crypto, #name); \
  if (!functions->name) return #name;
  OPENSSL_FUNCTIONS(F)
#undef F
  return 0;
}

/// A server's context: TLS 1.2 or later, no renegotiation, no tickets, buffers given back.
static inline SSL_CTX *_Nullable openssl_server_context(
    const OpenSSLFunctions *_Nonnull o, X509 *_Nonnull certificate, EVP_PKEY *_Nonnull key) {
  SSL_CTX *context = o->SSL_CTX_new(o->TLS_server_method());
  if (!context) return 0;
  o->SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, TLS1_2_VERSION, 0);
  o->SSL_CTX_ctrl(context, SSL_CTRL_SET_SESS_CACHE_MODE, SSL_SESS_CACHE_OFF, 0);
  o->SSL_CTX_ctrl(
      context, SSL_CTRL_MODE,
      SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER,
      0);
  o->SSL_CTX_set_options(
      context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_NO_COMPRESSION);
  if (o->SSL_CTX_use_certificate(context, certificate) != 1 ||
      o->SSL_CTX_use_PrivateKey(context, key) != 1) {
    o->SSL_CTX_free(context);
    return 0;
  }
  return context;
}

/// A P-256 key.
static inline EVP_PKEY *_Nullable openssl_key(const OpenSSLFunctions *_Nonnull o) {
  return o->EVP_PKEY_Q_keygen(0, 0, "EC", "P-256");
}

static inline int openssl_extend(
    const OpenSSLFunctions *_Nonnull o, X509 *_Nonnull certificate, X509 *_Nonnull issuer, int nid,
    const char *_Nonnull value) {
  X509V3_CTX context;
  o->X509V3_set_ctx(&context, issuer, certificate, 0, 0, 0);
  context.db = 0;
  X509_EXTENSION *extension = o->X509V3_EXT_conf_nid(0, &context, nid, value);
  if (!extension) return 0;
  int added = o->X509_add_ext(certificate, extension, -1);
  o->X509_EXTENSION_free(extension);
  return added;
}

/// A certificate for `key`, signed by `issuer`, or by itself when there is none.
static inline X509 *_Nullable openssl_certificate(
    const OpenSSLFunctions *_Nonnull o, const char *_Nonnull name, EVP_PKEY *_Nonnull key,
    X509 *_Nullable issuer, EVP_PKEY *_Nonnull issuerKey, const char *_Nullable alternativeNames,
    long days) {
  X509 *certificate = o->X509_new();
  if (!certificate) return 0;
  unsigned char serial[16];
  o->RAND_bytes(serial, sizeof serial);
  serial[0] &= 0x7f;
  BIGNUM *number = o->BN_bin2bn(serial, sizeof serial, 0);
  ASN1_INTEGER *integer = o->BN_to_ASN1_INTEGER(number, 0);
  X509_NAME *subject = o->X509_get_subject_name(certificate);
  int good =
      o->X509_set_version(certificate, 2) && o->X509_set_serialNumber(certificate, integer) &&
      o->X509_NAME_add_entry_by_txt(
          subject, "CN", MBSTRING_UTF8, (const unsigned char *)name, -1, -1, 0) &&
      o->X509_set_issuer_name(certificate, issuer ? o->X509_get_subject_name(issuer) : subject) &&
      o->X509_gmtime_adj(o->X509_getm_notBefore(certificate), -300) &&
      o->X509_gmtime_adj(o->X509_getm_notAfter(certificate), days * 86400) &&
      o->X509_set_pubkey(certificate, key);
  o->ASN1_INTEGER_free(integer);
  o->BN_free(number);
  X509 *signer = issuer ? issuer : certificate;
  good = good && openssl_extend(o, certificate, signer, NID_subject_key_identifier, "hash");
  if (issuer) {
    good = good &&
        openssl_extend(o, certificate, signer, NID_basic_constraints, "critical,CA:FALSE") &&
        openssl_extend(o, certificate, signer, NID_key_usage, "critical,digitalSignature") &&
        openssl_extend(o, certificate, signer, NID_ext_key_usage, "serverAuth") &&
        openssl_extend(o, certificate, signer, NID_authority_key_identifier, "keyid");
  } else {
    good = good &&
        openssl_extend(o, certificate, signer, NID_basic_constraints, "critical,CA:TRUE") &&
        openssl_extend(
            o, certificate, signer, NID_key_usage, "critical,digitalSignature,keyCertSign");
  }
  if (alternativeNames) {
    good = good &&
        openssl_extend(o, certificate, signer, NID_subject_alt_name, alternativeNames);
  }
  if (good && o->X509_sign(certificate, issuerKey, o->EVP_sha256())) return certificate;
  o->X509_free(certificate);
  return 0;
}

/// How many bytes wait in a memory BIO.
static inline long openssl_pending(const OpenSSLFunctions *_Nonnull o, BIO *_Nonnull bio) {
  return o->BIO_ctrl(bio, BIO_CTRL_PENDING, 0, 0);
}
#endif
