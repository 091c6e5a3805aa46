"""What a person's record begins with: what brought them here, the commonest first."""

from lantern.kinds.declare import Kind
from lantern.kinds.information import ConsultationHeld
from lantern.kinds.referral import ContactReceived, ReferralReceived
from lantern.kinds.transfer import TransferInNotified

BEGINNINGS: tuple[type[Kind], ...] = (ReferralReceived, ContactReceived, ConsultationHeld, TransferInNotified)
