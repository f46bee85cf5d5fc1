//! What a terminal does with right-to-left text, and what to send it so that it reads right.

pub mod colour;
pub mod encode;
pub mod profile;
pub mod repaint;
