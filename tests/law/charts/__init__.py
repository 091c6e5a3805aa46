"""The flow charts: loading, walking along them, drawing them."""
