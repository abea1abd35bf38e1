"""Orders and stock for staff: who wants what, what goes into the parcel, what is left on the shelf.

Nobody adds an order here, and no part of one stands in search or logs but its number.
"""

from typing import Any

import django_filters
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import get_language, gettext as _, gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup

from palmecenter.forms.numbers import WholeNumberField
from palmecenter.pages.models import SiteSettings

from ..choices import OrderState
from ..models import Order, Stock
from ..orders.services import OutOfStockError, change_state, lines_of, stock_name

PLACED_STATES = [choice for choice in OrderState.choices if choice[0] != OrderState.UNCONFIRMED]


class MadeElsewhere(ModelPermissionPolicy):
    """Lets nobody add what the site makes by itself: orders by readers, stock by editions."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        """Grant what the permissions of a model grant, and `add` to nobody."""
        return action != "add" and super().user_has_permission(user, action)


class OrderStateForm(WagtailAdminModelForm):
    """How far an order has come: the rest of it is the reader's, as is confirming it."""

    class Meta:
        model = Order
        fields = ("state",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the states that staff move an order to."""
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = PLACED_STATES

    def save(self, commit: bool = True) -> Order:
        """Move the order on, with its copies into or out of stock; raise OutOfStockError."""
        change_state(self.instance, self.cleaned_data["state"])
        return self.instance


class CopiesEditView(EditView):
    """Edits what moves copies into or out of stock."""

    def form_valid(self, form: WagtailAdminModelForm) -> HttpResponse:
        """Say so when there are too few: of a cancelled order, the copies may be others' by now."""
        try:
            return super().form_valid(form)
        except OutOfStockError:
            form.add_error(None, _("Too few copies are left for that."))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)


class OrderEditView(CopiesEditView):
    """Edits an order that was confirmed."""

    def get_object(self, queryset: QuerySet[Order] | None = None) -> Order:
        """Find the order; raise Http404 for one that nobody has confirmed."""
        order = super().get_object(queryset)
        if order.state == OrderState.UNCONFIRMED:
            raise Http404
        return order


class OrderFilterSet(WagtailFilterSet):
    """Filters by how far an order has come and whom it is for."""

    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=PLACED_STATES)

    class Meta:
        model = Order
        fields = ["state", "buyer"]


class OrderViewSet(SnippetViewSet):
    """Orders that were confirmed, the latest first."""

    model = Order
    icon = "mail"
    list_display = (
        "__str__",
        "created",
        Column("who", label=pgettext_lazy("one person", "Who"), accessor="who"),
        Column("copies", label=gettext_lazy("Copies"), accessor="copies"),
        "state",
    )
    filterset_class = OrderFilterSet
    edit_view_class = OrderEditView
    copy_view_enabled = False
    edit_handler = ObjectList(
        [FieldPanel("state"), HelpPanel(template="publications/admin/order_panel.html")],
        base_form_class=OrderStateForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Order]:
        """Fetch the lines along with the orders."""
        return Order.placed().prefetch_related("lines").order_by("-created")


class StockForm(WagtailAdminModelForm):
    """Copies that came or went. A difference, so that no order that comes meanwhile is lost."""

    change = WholeNumberField(
        label=gettext_lazy("Copies that came or went"),
        help_text=gettext_lazy(
            "200 when so many came from the printer, -3 when three are missing."
        ),
        initial=0,
    )

    class Meta:
        model = Stock
        fields = ()

    def save(self, commit: bool = True) -> Stock:
        """Add the difference to the number of this moment; raise OutOfStockError below zero."""
        change = self.cleaned_data["change"]
        enough = Stock.objects.filter(pk=self.instance.pk, copies__gte=-change)
        if not enough.update(copies=F("copies") + change):
            raise OutOfStockError({self.instance.pk: self.instance.copies})
        self.instance.refresh_from_db()
        return self.instance


def _stock_name(stock: Stock) -> str:
    code = "en" if (get_language() or "").startswith("en") else "sv"
    return stock_name(stock, code)


class StockViewSet(SnippetViewSet):
    """How many copies are left of each printed edition."""

    model = Stock
    icon = "copy"
    list_display = (
        Column("name", label=gettext_lazy("Publication"), accessor=_stock_name),
        "copies",
    )
    edit_view_class = CopiesEditView
    copy_view_enabled = False
    edit_handler = ObjectList(
        [FieldPanel("copies", read_only=True), FieldPanel("change")], base_form_class=StockForm
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Stock]:
        """Fetch what a stock is called along with it."""
        return Stock.objects.select_related("page").prefetch_related("page__editions")


class PrintedCopiesGroup(SnippetViewSetGroup):
    """The menu of orders and stock."""

    menu_label = gettext_lazy("Printed copies")
    menu_icon = "mail"
    menu_order = 260
    items = (OrderViewSet, StockViewSet)


@permission_required("publications.change_order")
@never_cache
@require_safe
def packing_slip(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what goes into the parcel, to print: in the language that the order was written in."""
    order = get_object_or_404(Order.placed().prefetch_related("lines"), pk=pk)
    code = order.reader_language
    site = SiteSettings.for_request(request)
    with translation.override(code):
        context: dict[str, Any] = {
            "order": order,
            "lines": lines_of(order, code),
            "code": code,
            "site_name": getattr(site, f"name_{code}"),
        }
        return render(request, "publications/admin/packing_slip.html", context)
