"""Addresses of sign-in and account. The names with underscores are those that allauth looks for."""

from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.urls import path
from django.views.generic import RedirectView

from web.accounts.machines import MachineTokenView
from web.accounts.pages import access_tokens, account, second_factor, sign_in

sign_in_view = sign_in.SignInView.as_view()

urlpatterns = [
    path("login/", sign_in_view, name="login"),
    path("login/", sign_in_view, name="account_login"),
    path("login/code/", sign_in.SecondStepView.as_view(), name="mfa_authenticate"),
    path("login/confirm/", account.ConfirmPasswordView.as_view(), name="account_reauthenticate"),
    path("login/confirm/code/", account.ConfirmCodeView.as_view(), name="mfa_reauthenticate"),
    path("login/cancelled/", sign_in.cancelled, name="socialaccount_login_cancelled"),
    path("login/<slug:provider_id>/", sign_in.start_sso, name="openid_connect_login"),
    path("login/<slug:provider_id>/callback/", openid_connect.callback, name="openid_connect_callback"),
    path("logout/", sign_in.sign_out, name="logout"),
    path("account/", account.account, name="account"),
    path("account/", account.account, name="mfa_index"),
    path(
        "account/", account.account, name="account_set_password"
    ),  # no password: the SSO or an administrator
    path("account/sessions/end", account.end_other_sessions, name="end-other-sessions"),
    path("account/sessions/<int:number>/end", account.end_session, name="end-session"),
    path("account/sso/unlink", account.unlink_sso, name="unlink-sso"),
    path("account/password/", account.ChangePasswordView.as_view(), name="account_change_password"),
    path("account/second-factor/", second_factor.SetUpView.as_view(), name="mfa_activate_totp"),
    path("account/second-factor/off/", second_factor.TurnOffView.as_view(), name="mfa_deactivate_totp"),
    path(
        "account/recovery-codes/", second_factor.RecoveryCodesView.as_view(), name="mfa_view_recovery_codes"
    ),
    path(
        "account/recovery-codes/new/",
        second_factor.NewRecoveryCodesView.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path("account/tokens/", access_tokens.access_tokens, name="access-tokens"),
    path("account/tokens/<int:number>/revoke", access_tokens.revoke_token, name="revoke-token"),
    path("oauth/token", MachineTokenView.as_view(), name="machine-token"),
    # the administration pages ask through the one sign-in page, second factor included
    path("admin/login/", RedirectView.as_view(pattern_name="login", query_string=True)),
]
