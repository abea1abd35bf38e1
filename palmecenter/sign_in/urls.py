"""The addresses of signing in, in the place of Wagtail's, which ask for a password alone."""

from allauth.account import views
from django.urls import include, path, re_path
from django.views.generic import RedirectView

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("sign-in/logout/", views.logout, name="account_logout"),
    path("sign-in/inactive/", views.account_inactive, name="account_inactive"),
    path("sign-in/again/", views.reauthenticate, name="account_reauthenticate"),
    # allauth links to it; accounts are made in the admin.
    path("sign-in/new/", RedirectView.as_view(pattern_name="account_login"), name="account_signup"),
    path("password_reset/", views.password_reset, name="account_reset_password"),
    path("password_reset/done/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password_reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password_reset/complete/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("sign-in/factors/", include("allauth.mfa.urls")),
    path("sign-in/sessions/", include("allauth.usersessions.urls")),
]
