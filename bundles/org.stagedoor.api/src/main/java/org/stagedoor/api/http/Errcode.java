package org.stagedoor.api.http;

/** The error codes of the Matrix specification that this server answers with. */
public final class Errcode {
  public static final String APPSERVICE_LOGIN_UNSUPPORTED = "M_APPSERVICE_LOGIN_UNSUPPORTED";
  public static final String BAD_JSON = "M_BAD_JSON";
  public static final String CAPTCHA_INVALID = "M_CAPTCHA_INVALID";
  public static final String CAPTCHA_NEEDED = "M_CAPTCHA_NEEDED";
  public static final String EXCLUSIVE = "M_EXCLUSIVE";
  public static final String FORBIDDEN = "M_FORBIDDEN";
  public static final String GUEST_ACCESS_FORBIDDEN = "M_GUEST_ACCESS_FORBIDDEN";
  public static final String INVALID_PARAM = "M_INVALID_PARAM";
  public static final String INVALID_SIGNATURE = "M_INVALID_SIGNATURE";
  public static final String INVALID_USERNAME = "M_INVALID_USERNAME";
  public static final String LIMIT_EXCEEDED = "M_LIMIT_EXCEEDED";
  public static final String MISSING_PARAM = "M_MISSING_PARAM";
  public static final String MISSING_TOKEN = "M_MISSING_TOKEN";
  public static final String NOT_FOUND = "M_NOT_FOUND";
  public static final String NOT_JSON = "M_NOT_JSON";
  public static final String SERVER_NOT_TRUSTED = "M_SERVER_NOT_TRUSTED";
  public static final String THREEPID_AUTH_FAILED = "M_THREEPID_AUTH_FAILED";
  public static final String THREEPID_DENIED = "M_THREEPID_DENIED";
  public static final String THREEPID_IN_USE = "M_THREEPID_IN_USE";
  public static final String THREEPID_MEDIUM_NOT_SUPPORTED = "M_THREEPID_MEDIUM_NOT_SUPPORTED";
  public static final String THREEPID_NOT_FOUND = "M_THREEPID_NOT_FOUND";
  public static final String TOO_LARGE = "M_TOO_LARGE";
  public static final String UNAUTHORIZED = "M_UNAUTHORIZED";
  public static final String UNKNOWN = "M_UNKNOWN";
  public static final String UNKNOWN_TOKEN = "M_UNKNOWN_TOKEN";
  public static final String UNRECOGNIZED = "M_UNRECOGNIZED";
  public static final String USER_DEACTIVATED = "M_USER_DEACTIVATED";
  public static final String USER_IN_USE = "M_USER_IN_USE";
  public static final String USER_LOCKED = "M_USER_LOCKED";
  public static final String WEAK_PASSWORD = "M_WEAK_PASSWORD";

  private Errcode() {}
}
