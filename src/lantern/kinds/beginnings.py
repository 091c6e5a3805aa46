"""What a person's record begins with: what brought them here, the commonest first."""

from lantern.kinds.coming_in.information import ConsultationHeld
from lantern.kinds.coming_in.referral import ContactReceived, ReferralReceived
from lantern.kinds.declare import Kind
from lantern.kinds.pathway.transfer import TransferInNotified

BEGINNINGS: tuple[type[Kind], ...] = (ReferralReceived, ContactReceived, ConsultationHeld, TransferInNotified)
